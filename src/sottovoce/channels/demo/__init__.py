"""A simulated social network: a page where a newcomer plays the customer; its channel.

    python -m sottovoce.channels.demo --port 8010 --desk-url http://127.0.0.1:8000

Everything lives in memory and is gone when the process ends. Customers' doings are pushed to the desk as
signed webhooks (``<desk-url>/hooks/<profile>``, format of `channels.webhook.parsing`), again and again until
the desk answers 202, and can be fetched as well, so that nothing is lost while the desk is down.

What the desk calls, as JSON, with ``Authorization: Bearer <token of the profile>``:

    POST   /api/brands               {"slug", "name", "website", "secret"}: make the profile, or keep it;
                                     the token becomes its own. The slug ends its webhook's address.
    POST   /api/posts                {"id", "text"}: publish under the brand's name; an id known is left alone
    PUT    /api/past                 {"posts", "people", "comments"}: what happened before (see `past`)
    GET    /api/profile              the profile's name and links
    GET    /api/events?since=CURSOR  what customers did, oldest first, and the next cursor
    POST   /api/presence             {"ids"}: which messages are still there
    POST   /api/comments/ID/hide     and .../unhide
    DELETE /api/comments/ID
    POST   /api/comments/ID/replies  {"text"}, header Idempotency-Key
    POST   /api/messages             {"to", "text", "about"}, header Idempotency-Key

`DemoChannel` registers its profile by itself whenever it fetches or is tested, so that after a restart of the
network the brands are back within one round of polling. To seed: connect a profile and call ``check()``.
"""
