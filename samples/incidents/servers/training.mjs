/** Starts a training job of SageMaker by a request that it signs itself: SageMaker's client is not there. */
import { assume, sts } from './aws.mjs'
import { log, serve } from './serve.mjs'

serve({
  train: async ({ role }, { claims }) => {
    const url = new URL(process.env['SERVICE_URL'])
    const { config } = sts({ credentials: await assume(claims.role) })
    const signer = await config.signer()
    const body = JSON.stringify({ TrainingJobName: 'nightly', RoleArn: role })
    const request = {
      method: 'POST',
      protocol: 'http:',
      hostname: url.hostname,
      port: Number(url.port),
      path: '/',
      query: {},
      headers: {
        host: url.host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'SageMaker.CreateTrainingJob',
      },
      body,
    }
    const { headers } = await signer.sign(request, { signingService: 'sagemaker', signingDate: new Date() })
    const answer = await fetch(url, { method: 'POST', headers, body })
    const told = await answer.json()
    if (answer.ok) return told
    log('error', `CreateTrainingJob failed: ${told.__type}: ${told.message}`)
    throw new Error(`${told.__type}: ${told.message}`)
  },
})
