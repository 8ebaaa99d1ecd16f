"""Django, an asynchronous view: sessions are kept by what KEEP_BY says, `role` or `nothing at all`."""

import os

import boto3
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import JsonResponse
from django.urls import path

from caller import claims_of, keys_of

kept = {}


def read(role):
    key = role if os.environ["KEEP_BY"] == "role" else ""
    if key not in kept:
        kept[key] = boto3.client("s3", **keys_of(boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="django")))
    return len(kept[key].get_object(Bucket="data", Key="a")["Body"].read())


async def view(request):
    claims = claims_of(request.headers.get("Authorization"))
    return JsonResponse({"success": True, "bytes": await sync_to_async(read, thread_sensitive=False)(claims["role"])})


settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="none", DEBUG=False)
urlpatterns = [path("read", view)]
app = get_asgi_application()
