/**
 * How likely a text is a list of topics in a shape of a team's own, as YAML or JSON: something there has partitions
 * or a replication factor. Whatever is of a tool that is known is surer than this.
 */
export const detectTopicsList = (head: string): number =>
  /^[ \t]*["']?kind["']?[ \t]*:/m.test(head)
    ? 0
    : /(?:^|[\s{,-])["']?(?:(?:num|nb|number_?of)?[_-]?partitions?(?:[_-]?counts?)?|replication(?:[_-]?factor)?)["']?[ \t]*:[ \t]*["']?(?:\d|\$|\{|auto|default|[,}\n])/im.test(
          head,
        )
      ? 0.3
      : 0
