"""A front and Celery's worker, whose processes are forked."""

import os
import subprocess
import sys

for name in ("results", "queue", "control"):
    os.makedirs(os.environ["WORK_FOLDER"] + "/" + name, exist_ok=True)

from celery_tasks import work  # noqa: E402
from front import serve  # noqa: E402

subprocess.Popen([os.path.dirname(sys.executable) + "/celery", "-A", "celery_tasks", "worker", "-c", "2", "--loglevel", "error", "--without-gossip", "--without-mingle"])
serve(lambda key: work.delay(key).get(timeout=60, interval=0.05))
