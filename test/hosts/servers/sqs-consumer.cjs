// A consumer of a queue: each message names an object to read.
async function main() {
  const { requireOfHosts } = await import('../places.mjs')
  const { Consumer } = requireOfHosts('sqs-consumer')
  const { SQSClient } = requireOfHosts('@aws-sdk/client-sqs')
  const { GetObjectCommand, S3Client } = requireOfHosts('@aws-sdk/client-s3')
  const s3 = new S3Client({ forcePathStyle: true, maxAttempts: 1 })
  const consumer = Consumer.create({
    queueUrl: `${process.env.QUEUES}/391827364550/orders`,
    sqs: new SQSClient({ endpoint: process.env.QUEUES, useQueueUrlAsEndpoint: false }),
    waitTimeSeconds: 0,
    batchSize: Number(process.env.BATCH),
    ...(process.env.WHOLE
      ? { handleMessageBatch: async (messages) => messages }
      : {
          handleMessage: async ({ Body: Key, ...message }) => {
            await s3.send(new GetObjectCommand({ Bucket: 'data', Key })).then(({ Body }) => Body.transformToString())
            return message
          },
        }),
  })
  consumer.on('error', () => {})
  consumer.on('processing_error', () => {})
  consumer.start()
  console.log('listening 1')
}
main()
