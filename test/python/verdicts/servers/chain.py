"""Starts Celery's worker, and sends chains to it: prints what became of each."""

import os
import subprocess
import sys

for name in ("results", "queue", "control"):
    os.makedirs(os.environ["WORK_FOLDER"] + "/" + name, exist_ok=True)

from celery import chain  # noqa: E402

from chain_tasks import count, fetch  # noqa: E402

worker = subprocess.Popen([os.path.dirname(sys.executable) + "/celery", "-A", "chain_tasks", "worker", "-c", "1", "--loglevel", "error", "--without-gossip", "--without-mingle"])
try:
    for key in ("a", "b"):
        try:
            print(chain(fetch.s(key), count.s())().get(timeout=60, interval=0.05))
        except Exception as error:
            print(type(error).__name__)
finally:
    worker.terminate()
    worker.wait()
