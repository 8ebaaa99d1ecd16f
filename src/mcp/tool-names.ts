/** What agents may ask of `rolecall mcp`. */
export const TOOL_NAMES = ['why', 'verdict', 'findings', 'who_signed', 'calls', 'diff', 'explain', 'runs'] as const
