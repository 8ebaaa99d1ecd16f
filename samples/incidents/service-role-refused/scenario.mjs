import { world } from '../world.mjs'

const ROLE = 'arn:aws:iam::391827364550:role/Trainer'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'SageMaker may not assume the role that a training job gives it, and calls that a validation.',
  server: 'servers/training.mjs',
  world: world(),
  service: () => (req, res) => {
    req.resume()
    const message = `Could not assume role ${ROLE}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.`
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': '8b1f0f0e-7c52-4b0c-9a55-3f9c0a1d2e3f',
    }
    req.on('end', () => res.writeHead(400, headers).end(JSON.stringify({ __type: 'ValidationException', message })))
  },
  calls: [{ tool: 'train', args: { role: ROLE } }],
}
