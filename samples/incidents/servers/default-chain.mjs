/** Reads as whoever the SDK's default chain finds. */
import { list, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

serve({ read: () => read(s3()), list: () => list(s3()) })
