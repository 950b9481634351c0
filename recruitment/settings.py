"""Settings. The environment is read here and nowhere else; an unreadable value stops the program.

DATABASE_URL      sqlite:///var/district.sqlite3 by default; postgres://… for a server
VAR_DIR           where the database, uploaded files and keys live (./var)
KEY_DIR           signing keys and the secret key, outside the database (VAR_DIR/keys)
SECRET_KEY        made once and kept in KEY_DIR where none is given
CLAMAV            socket path or host:port of a clamd that looks at every uploaded file; none by default
PKCS11_MODULE, PKCS11_TOKEN, PKCS11_PIN, PKCS11_CERTIFICATE   a token that signs dossiers, instead of KEY_DIR/units
CELERY_BROKER_URL redis://… or amqp://… where Celery workers do the background work; without it `manage.py work` does
DEMO              1: the demonstration district, with its accounts shown
HTTPS             1: the site is reached by https: cookies say so, http is sent on
HSTS_SECONDS      how long browsers insist on https (0: not at all); yours to say, it cannot be taken back
TRUSTED_PROXIES   how many proxies of ours stand before the site (0: none, X-Forwarded-For is not believed)
SESSION_IDLE_MINUTES, SESSION_HOURS    a session ends after so long without a page, and after so long at all
SECOND_FACTOR_ROLES   posts whose holders must have a second factor; by default those that see many units or vetting
OIDC_SERVER, OIDC_CLIENT, OIDC_SECRET   the house's own sign-in service (OpenID Connect): its issuer's address, and what
                  it calls this site; none by default. OIDC_NAME: what the button says. OIDC_CLAIM: which of its words
                  for a person is the user name here (preferred_username). It sends people back to
                  /sign-in/service/<address with hyphens>/back/; the packages are those of the extra "sso"
EMAIL_URL         where reminders are sent, smtp://…; nothing is sent by default. MAIL_FROM: the sender's address
NOTICE_DAYS       how many days before its last day a step is called to mind (7)
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.messages import constants
from environs import Env

from .keys import kept_secret
from .single_sign_on_settings import single_sign_on

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))
DEMO = env.bool("DEMO", False)
DEBUG = env.bool("DEBUG", False)
KEY_DIR = Path(env.str("KEY_DIR", str(VAR_DIR / "keys")))
SECRET_KEY = env.str("SECRET_KEY", "") or kept_secret(KEY_DIR / "secret_key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]", "testserver"])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "guardian",
    "treebeard",
    "viewflow",
    "viewflow.workflow",
    "recruitment",
    "workflows",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "recruitment.accounts.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "recruitment.static_files.CompressedPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "recruitment.languages.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "recruitment.accounts.sessions.SessionLimitsMiddleware",
    "recruitment.kept_typing.SignInFirstMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "recruitment.organisation.posts_today.PostsTodayMiddleware",
    "recruitment.accounts.given_password.GivenPasswordMiddleware",
    "recruitment.accounts.second_factor.SecondFactorMiddleware",
    "axes.middleware.AxesMiddleware",
    "recruitment.refused_pages.RefusedPagesMiddleware",
]
# What went wrong is written to the server's log, with its traceback; Django alone would write a mail to nobody.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"timed": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"log": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "timed"}},
    "loggers": {"django": {"handlers": ["log"], "level": "INFO"}},
}
ROOT_URLCONF = "recruitment.urls"
WSGI_APPLICATION = "recruitment.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "recruitment.refused_pages.here",
                "workflows.navigation.navigation",
                "workflows.notices.bell.bell",
                "recruitment.accounts.tour.tour",
            ]
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR}/district.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A writer takes its lock at the start, and an acknowledged commit survives a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c lock_timeout=10000"

# One time codes are used once, limits count once: in all processes, so the cache lies in the database.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
}

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: whoever is locked out is not even asked for a password
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None
PASSWORD_HASHERS = ["recruitment.accounts.passwords.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"max_similarity": 0.5},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "recruitment.accounts.passwords.NoTradeWordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "desk"

# Accounts are opened by an administrator: nobody registers, nothing is sent by e-mail.
ACCOUNT_ADAPTER = "recruitment.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # the session ends with the browser
ACCOUNT_LOGOUT_REDIRECT_URL = "sign_in"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Axes counts per name and address (below). These only slow down a guess at one name from everywhere.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "50/h/key"}
ACCOUNT_FORMS = {
    "login": "recruitment.accounts.forms.SignInForm",
    "change_password": "recruitment.accounts.forms.ChangePasswordForm",
    "reauthenticate": "recruitment.accounts.forms.ConfirmPasswordForm",
}
MFA_ADAPTER = "recruitment.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "recruitment.accounts.forms.CodeForm",
    "reauthenticate": "recruitment.accounts.forms.ConfirmCodeForm",
    "activate_totp": "recruitment.accounts.forms.ActivateForm",
    "add_webauthn": "recruitment.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "recruitment.accounts.forms.RenamePasskeyForm",
}
SECOND_FACTOR_ROLES = env.list(
    "SECOND_FACTOR_ROLES",
    [
        "recruitment_officer",
        "committee_secretary",
        "org_department_officer",
        "vetting_clerk",
        "auditor",
        "system_administrator",
    ],
)

OIDC_SERVER = env.str("OIDC_SERVER", "")
if OIDC_SERVER:
    OIDC_NAME, OIDC_CLAIM = env.str("OIDC_NAME", "统一身份认证"), env.str("OIDC_CLAIM", "preferred_username")
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    vars().update(single_sign_on(OIDC_SERVER, env.str("OIDC_CLIENT"), env.str("OIDC_SECRET"), OIDC_NAME))

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a neighbour behind the same address is not locked out
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "recruitment.accounts.lockout.name_tried"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who goes on trying does not keep the owner out for good
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "recruitment.accounts.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "allauth.core.internal.httpkit.get_client_ip"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 0)

SESSION_IDLE = timedelta(minutes=env.int("SESSION_IDLE_MINUTES", 30))
SESSION_COOKIE_AGE = 3600 * env.int("SESSION_HOURS", 10)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"

HTTPS = env.bool("HTTPS", False)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_FAILURE_VIEW = "recruitment.kept_typing.token_refused"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 0)
# W004, W005, W021: whether a whole domain is to insist on https is for its owner to say (HSTS_SECONDS).
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W005", "security.W021"]
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # Bootstrap's ticks and arrows, the square code of a second factor
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "report-uri": "/policy-report/",
    }
}
if OIDC_SERVER:  # the button of the sign-in page is a form, and a browser asks where it leads
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append("{0.scheme}://{0.netloc}".format(urlsplit(OIDC_SERVER)))

MESSAGE_TAGS = {constants.ERROR: "danger"}  # what Bootstrap calls an error

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English"), ("zh-hant", "繁體中文")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["recruitment.formats"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Mail says only how many things wait; it is asked for by each person.
vars().update(env.dj_email_url("EMAIL_URL", "dummy://"))
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "recruitment@localhost")
EMAIL_TIMEOUT = 20  # seconds
NOTICE_DAYS = env.int("NOTICE_DAYS", 7)

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a meeting with a hundred candidates, each with the own ballot

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "recruitment.static_files.UsedFilesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "recruitment.static_files.CollectedFiles"},
}
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists()  # collected, or as they lie
MEDIA_ROOT = VAR_DIR / "files"
FILE_UPLOAD_HANDLERS = [
    "recruitment.uploads.Quota",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CLAMAV = env.str("CLAMAV", "")

# Background work: the truth is in our tables (recruitment/jobs), a message carries a key and nothing else.
CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", "")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {"jobs": {"task": "jobs.sweep", "schedule": 60.0}}

PKCS11_MODULE = env.str("PKCS11_MODULE", "")
PKCS11_TOKEN = env.str("PKCS11_TOKEN", "")
PKCS11_PIN = env.str("PKCS11_PIN", "")
PKCS11_CERTIFICATE = env.str("PKCS11_CERTIFICATE", "")
