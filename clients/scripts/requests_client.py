"""One request by Python's requests. The question comes as JSON on standard input."""
import json
import sys

import requests

asked = json.load(sys.stdin)
given = {"params" if asked["method"] == "GET" else "data": asked["arguments"]}
if asked["authorization"]:
    given["headers"] = {"Authorization": asked["authorization"]}
if asked["user"]:
    given["auth"] = (asked["user"], asked["password"])
answer = requests.request(asked["method"], asked["url"], timeout=10, **given)
print(json.dumps({"status": answer.status_code, "body": answer.text}))
