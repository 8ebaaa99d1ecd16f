/** Opening a file in the browser of whoever sits at this terminal; nobody sits at a pipeline's, nor at most servers'. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'

/** @returns whether a browser was started; where not, the file's name is all that can be told */
export async function openInBrowser(file: string): Promise<boolean> {
  const command = browserOf(process.platform, process.env)
  if (command === undefined) return false
  const [program = '', ...args] = command.split(' ')
  const child = spawn(program, [...args, pathToFileURL(file).href], { detached: true, stdio: 'ignore' })
  try {
    await once(child, 'spawn')
  } catch {
    return false
  }
  child.unref()
  return true
}

/** `$BROWSER` as other tools read it: https://manpages.debian.org/stable/sensible-utils/sensible-browser.1.en.html */
function browserOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string | undefined {
  if (env.BROWSER) return env.BROWSER
  if (env.CI || env.SSH_CONNECTION) return undefined
  if (platform === 'darwin') return 'open'
  if (platform === 'win32') return 'explorer'
  return env.DISPLAY || env.WAYLAND_DISPLAY ? 'xdg-open' : undefined
}
