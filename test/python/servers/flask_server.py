"""Flask: by its own server, or by gunicorn in any of its ways."""

import os

from flask import Flask, request

from work import answer_of

app = Flask(__name__)


@app.get("/work")
def work():
    return answer_of(request.args["key"])


if __name__ == "__main__":
    app.run("127.0.0.1", int(os.environ["PORT"]), threaded=True)
