"""A Redis, two jobs, and RQ's worker, which forks for each and ends when there are no more."""

import os
import subprocess
import sys
import threading

from fakeredis import TcpFakeServer
from redis import Redis
from rq import Queue

from rq_jobs import report

redis = TcpFakeServer(("127.0.0.1", 0))
redis.daemon_threads = True
threading.Thread(target=redis.serve_forever, daemon=True).start()
port = redis.server_address[1]
queue = Queue("reports", connection=Redis(port=port))
jobs = [queue.enqueue(report, key) for key in ("a", "b")]
subprocess.run([os.path.dirname(sys.executable) + "/rq", "worker", "reports", "--url", "redis://127.0.0.1:%d" % port, "--quiet", "--burst"], check=False)
print([job.get_status(refresh=True).value for job in jobs])
