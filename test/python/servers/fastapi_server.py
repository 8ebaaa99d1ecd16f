"""FastAPI: synchronous endpoints, which run in its threads."""

from fastapi import FastAPI

from work import answer_of

app = FastAPI()


@app.get("/work")
def work(key: str):
    return answer_of(key)
