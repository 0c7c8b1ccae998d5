"""One request by Python's urllib. The question comes as JSON on standard input."""
import json
import sys
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPBasicAuthHandler, HTTPPasswordMgrWithDefaultRealm, Request, build_opener

asked = json.load(sys.stdin)
query = urlencode(asked["arguments"], doseq=True)
if asked["method"] == "GET":
    request = Request(f"{asked['url']}?{query}")
else:
    request = Request(asked["url"], data=query.encode())
if asked["authorization"]:
    request.add_header("Authorization", asked["authorization"])
passwords = HTTPPasswordMgrWithDefaultRealm()
if asked["user"]:
    # Sent once a 401 asks for Basic.
    passwords.add_password(None, asked["url"], asked["user"], asked["password"])
try:
    answer = build_opener(HTTPBasicAuthHandler(passwords)).open(request, timeout=10)
except HTTPError as error:
    answer = error
print(json.dumps({"status": answer.status, "body": answer.read().decode()}))
