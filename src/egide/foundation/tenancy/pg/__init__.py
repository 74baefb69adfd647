"""Django's PostgreSQL backend, aware of firms: `ENGINE = "egide.foundation.tenancy.pg"`."""
