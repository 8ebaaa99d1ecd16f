const { createServer, get } = require('node:http')
const { S3Client, ListObjectsV2Command } = require('@aws-sdk/client-s3')
require('./application.cjs')({ createServer, get, S3Client, ListObjectsV2Command })
