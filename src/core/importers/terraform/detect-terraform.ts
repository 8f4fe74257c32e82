const BLOCK = /^(?:resource|data|module|provider|variable|output|locals|terraform)\b[^\n{=:]*\{/m

/** How likely a text is HCL of Terraform. */
export function detectTerraform(head: string, fileName: string): number {
  if (/\.(?:tf|tfvars|tfvars\.json|hcl)$/i.test(fileName)) return 0.97
  return BLOCK.test(head) && !/^\s*[{[]/.test(head) ? 0.85 : 0
}

/** How likely a text is a plan or a state of Terraform, as JSON. */
export const detectPlan = (head: string): number =>
  /"terraform_version"\s{0,20}:/.test(head) && /^\s{0,20}\{/.test(head) ? 0.95 : 0
