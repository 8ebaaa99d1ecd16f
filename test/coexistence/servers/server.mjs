import { createServer, get } from 'node:http'
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import application from './application.cjs'

application({ createServer, get, S3Client, ListObjectsV2Command })
