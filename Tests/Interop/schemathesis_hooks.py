"""Makes schemathesis as strict as it can be about statuses."""

import schemathesis


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Forget the `default` response, which would allow every status.

    It is there for statuses an implementation may choose; the server itself must answer with
    none but those that are listed.
    """
    for verbs in raw_schema["paths"].values():
        for operation in verbs.values():
            del operation["responses"]["default"]
