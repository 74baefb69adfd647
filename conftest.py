"""What every test of the house shares. Tests stand beside the code and in tests/."""

pytest_plugins = ["tests.database", "tests.cast", "tests.isolation.sql_names_team"]
