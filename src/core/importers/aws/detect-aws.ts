/** How likely a text is of Amazon MSK: a template of CloudFormation, or what the command line of AWS answers. */
export const detectAws = (head: string): number =>
  /\bAWS::MSK::/.test(head) ? 0.95 : /"ServerProperties"\s{0,5}:\s{0,5}"/.test(head) ? 0.9 : 0
