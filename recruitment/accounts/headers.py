"""Headers of every response that Django's own middleware does not send."""


class HeadersMiddleware:
    """Pages are personal: neither a proxy nor a browser keeps them. Static files (whitenoise) say their own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        if "max-age" not in response.get("Cache-Control", "") or "private" in response.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "no-store, private"
        return response
