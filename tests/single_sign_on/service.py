"""A little OpenID Connect service on 127.0.0.1: discovery, authorize, token, keys, userinfo. It lets everybody in.

Who comes is `person`; `lies` makes it answer as it must not. It checks what a real one checks: the client, its secret,
the address to send back to, the proof key, and that a code is used once.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "party-recruitment", "known-to-both"


class SignInService:
    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person = {"sub": "s-1", "preferred_username": "aihua"}
        self.lies: set[str] = set()
        self.asked: list[str] = []
        self.back_to = ""  # what the client has registered
        self.codes: dict[str, dict] = {}
        handler = type("Handler", (_Handler,), {"service": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def discovery(self) -> dict | None:
        if "down" in self.lies:
            return None
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/me",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict:
        own = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [own | {"kid": "k1", "use": "sig", "alg": "RS256"}]}

    def authorize(self, given: dict) -> str:
        """Where the browser is sent, with a code."""
        assert given["client_id"] == CLIENT
        assert given["redirect_uri"] == self.back_to, "an address that was not registered"
        assert given["response_type"] == "code"
        assert given["code_challenge_method"] == "S256"
        assert "openid" in given["scope"].split()
        answer = {"state": "somebody-else's" if "state" in self.lies else given["state"]}
        if "no" in self.lies:
            answer["error"] = "access_denied"
        else:
            answer["code"] = secrets.token_urlsafe()
            self.codes[answer["code"]] = given
        return f"{given['redirect_uri']}?{urlencode(answer)}"

    def token(self, given: dict) -> dict | None:
        asked = self.codes.pop(given.get("code"), None)
        proof = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        if (
            asked is None
            or (given.get("client_id"), given.get("client_secret")) != (CLIENT, SECRET)
            or base64.urlsafe_b64encode(proof).rstrip(b"=").decode() != asked["code_challenge"]
            or given.get("redirect_uri") != asked["redirect_uri"]
        ):
            return None
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048) if "key" in self.lies else self.key
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "sub": self.person["sub"], "iat": now, "exp": now + 60}
        if "audience" in self.lies:
            claims["aud"] = "another-site"
        if "issuer" in self.lies:
            claims["iss"] = "https://elsewhere.example"
        if "expired" in self.lies:
            claims["exp"] = now - 3600
        signed = jwt.encode(claims, key, algorithm="RS256", headers={"kid": "k1"})
        return {"access_token": "a-token", "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def me(self, authorization: str) -> dict | None:
        if authorization != "Bearer a-token":
            return None
        return self.person | ({"sub": "s-other"} if "subject" in self.lies else {})


class _Handler(BaseHTTPRequestHandler):
    service: SignInService

    def do_GET(self):
        self.service.asked.append(urlsplit(self.path).path)
        path, query = urlsplit(self.path).path, urlsplit(self.path).query
        if path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.service.authorize({k: v[0] for k, v in parse_qs(query).items()}))
            self.end_headers()
            return
        answers = {
            "/.well-known/openid-configuration": self.service.discovery,
            "/keys": self.service.keys,
            "/me": lambda: self.service.me(self.headers.get("Authorization", "")),
        }
        self._answer(answers[path]() if path in answers else None)

    def do_POST(self):
        self.service.asked.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(self.service.token({k: v[0] for k, v in parse_qs(body).items()}))

    def _answer(self, told: dict | None):
        self.send_response(200 if told is not None else 400)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(told or {"error": "invalid_request"}).encode())

    def log_message(self, *_):
        pass
