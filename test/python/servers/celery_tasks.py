"""Celery's tasks, by files: no broker is needed."""

import os

from celery import Celery

from work import answer_of

folder = os.environ["WORK_FOLDER"]
app = Celery("lab", broker="filesystem://", backend="file://" + folder + "/results")
app.conf.broker_transport_options = {"data_folder_in": folder + "/queue", "data_folder_out": folder + "/queue", "control_folder": folder + "/control"}
app.conf.worker_prefetch_multiplier = 1


@app.task
def work(key):
    return answer_of(key)
