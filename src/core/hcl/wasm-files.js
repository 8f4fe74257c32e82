// Not TypeScript, since the core is compiled without the types of any place that it runs in. Written so that a
// bundler takes both files along as files of its own, and Node finds them as they are.
const whereIs = ({ protocol, pathname, href }) => (protocol === 'file:' ? decodeURIComponent(pathname) : href)

export const RUNTIME = whereIs(
  new URL('../../../node_modules/web-tree-sitter/web-tree-sitter.wasm', import.meta.url),
)
export const GRAMMAR = whereIs(
  new URL(
    '../../../node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm',
    import.meta.url,
  ),
)
