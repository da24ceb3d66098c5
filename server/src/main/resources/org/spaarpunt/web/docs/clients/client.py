"""Checks a passholder in. Needs Python 3.8 or newer and nothing else."""
import base64, hashlib, hmac, secrets, sys, time, urllib.error, urllib.request
from urllib.parse import quote, urlencode

SERVER = "http://127.0.0.1:8080"
CONSUMER_KEY = "31413BDF-DFC7-7A9F-10403618C2816E44"
CONSUMER_SECRET = "demo-de-werf-secret"
TOKEN = "demo-ann-werf"
TOKEN_SECRET = "demo-ann-werf-secret"


def encode(text):
    return quote(text, safe="-._~")  # RFC 3986


def call(method, path, parameters):
    address = SERVER + "/uitid/rest/" + path
    oauth = {
        "oauth_consumer_key": CONSUMER_KEY,
        "oauth_token": TOKEN,
        "oauth_signature_method": "HMAC-SHA1",
        "oauth_timestamp": str(int(time.time())),
        "oauth_nonce": secrets.token_hex(16),
        "oauth_version": "1.0",
    }
    pairs = sorted((encode(name), encode(value)) for name, value in [*oauth.items(), *parameters.items()])
    base = "&".join(encode(part) for part in (method, address, "&".join("=".join(pair) for pair in pairs)))
    key = encode(CONSUMER_SECRET) + "&" + encode(TOKEN_SECRET)
    digest = hmac.new(key.encode(), base.encode(), hashlib.sha1).digest()
    oauth["oauth_signature"] = base64.b64encode(digest).decode()
    header = "OAuth " + ", ".join(f'{name}="{encode(value)}"' for name, value in oauth.items())
    sent = urlencode(parameters, quote_via=quote)
    if method == "GET":
        address, sent = address + "?" + sent, None
    request = urllib.request.Request(address, sent and sent.encode(), {"Authorization": header}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


status, body = call("POST", "uitpas/passholder/checkin",
                    {"cdbid": "demo-unlimited", "uitpasNumber": "0900000095902"})
print(status, body)
sys.exit(0 if status == 200 else 1)
