"""A server that asks itself three times, each time for an object of S3 and one refusal, and tells what came back; then it is over."""

import os
import threading
import urllib.request
from wsgiref.simple_server import WSGIRequestHandler, make_server

if os.environ.get("AGENT") == "sentry":
    import sentry_sdk

    sentry_sdk.init(dsn=os.environ["SENTRY_DSN"], traces_sample_rate=1.0)

import boto3

client = boto3.client("s3", region_name="us-east-1")


def do():
    text = client.get_object(Bucket="data", Key="a")["Body"].read().decode()
    try:
        client.get_object(Bucket="data", Key="denied")
    except client.exceptions.ClientError as error:
        return text + " " + error.response["Error"]["Code"]


try:
    from flask import Flask

    app = Flask(__name__)
    app.add_url_rule("/work", "work", do)
    if os.environ.get("AGENT") == "elasticapm":
        from elasticapm.contrib.flask import ElasticAPM

        ElasticAPM(app)
except ModuleNotFoundError:

    def app(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [do().encode()]


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
for _ in range(3):
    with urllib.request.urlopen("http://127.0.0.1:%d/work" % server.server_port) as answer:
        print(answer.status, sorted(name for name, _ in answer.headers.items()), answer.read().decode())
server.shutdown()
