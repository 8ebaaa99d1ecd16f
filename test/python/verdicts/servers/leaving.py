"""A script that leaves as LEAVES says, with what WORK says begun: an upload in parts, or an object that a thread still stores."""

import io
import multiprocessing
import os
import threading

import boto3
from botocore.config import Config

s3 = boto3.client("s3", config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}))


def begin_upload():
    upload = boto3.client("s3", endpoint_url=os.environ["PARTS"], config=Config(s3={"addressing_style": "path"}))
    of = {"Bucket": "data", "Key": "big", "UploadId": upload.create_multipart_upload(Bucket="data", Key="big")["UploadId"]}
    upload.upload_part(PartNumber=1, Body=b"x" * 1000, **of)
    if "COMPLETES" in os.environ:
        upload.complete_multipart_upload(MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": '"e"'}]}, **of)


class Note(io.BytesIO):
    """Says when it is read to be sent, and not for a checksum before."""

    leaving, left = False, threading.Event()

    def read(self, *size):
        if self.leaving:
            self.left.set()
        return super().read(*size)


def begin_storing():
    """Goes on when the request is on its way, or was answered."""
    note = Note(b"remember")
    s3.meta.events.register("before-send.s3.PutObject", lambda **_: setattr(note, "leaving", True))
    thread = threading.Thread(target=s3.put_object, kwargs={"Bucket": "data", "Key": "note", "Body": note}, daemon=True)
    thread.start()
    if "JOINS" in os.environ:
        thread.join()
    note.left.wait()


def work():
    {"upload": begin_upload, "store": begin_storing}[os.environ["WORK"]]()


def leave_at_once():
    work()
    os._exit(0)


def in_a_fork():
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    os.waitpid(child, 0)


def in_a_worker():
    worker = multiprocessing.get_context("fork").Process(target=work)
    worker.start()
    worker.join()


if __name__ == "__main__":
    {"_exit": leave_at_once, "fork": in_a_fork, "worker": in_a_worker, "end": work}[os.environ["LEAVES"]]()
