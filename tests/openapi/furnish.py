"""Furnishes a spark beside a sandbox: both shops connected and mapped, orders in every state, a return. Prints what is
there by the names that the routes have for it, as `hooks.py` reads it. Takes the binary and the sandbox's address."""

import json
import subprocess
import sys
import urllib.error
import urllib.request

BINARY, SANDBOX = sys.argv[1:]
STAGES = [[], ["paid"], ["shipped"], ["cancelled"], ["shipped", "delivered"], ["shipped", "returned"]]


def spark(*words, feed=None):
    done = subprocess.run([BINARY, *words, "--json"], input=feed, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout)


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def sent_to(url):
    """Returns where a page sends the browser."""
    try:
        urllib.request.build_opener(Stay).open(url)
    except urllib.error.HTTPError as answer:
        return answer.headers["location"]


def connect(platform):
    words = [BINARY, "shop", "connect", platform, "--paste", "--no-browser", "--json"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as it:
        url = json.loads(it.stdout.readline())["url"]
        out, _ = it.communicate(sent_to(url + "&approve=auto") + "\n")
    return json.loads(out.splitlines()[-1])["shops"][0]


def lever(path, body):
    ask = urllib.request.Request(
        f"{SANDBOX}/_sandbox/{path}", json.dumps(body).encode(), {"content-type": "application/json"}
    )
    return json.load(urllib.request.urlopen(ask))


shops = {platform: connect(platform) for platform in ("tiktok", "shopee")}
spark("listing", "pull")
listings = [row for row in spark("listing", "list") if row["shown"]]
for code in sorted({row["seller_sku"] for row in listings}):
    spark("sku", "add", code, "--stock", "50", "--price", "10000")
spark("map", "auto")
for shop in shops.values():
    own = [row["seller_sku"] for row in listings if row["shop"] == shop["alias"]]
    for code, stages in zip(own, STAGES):
        lines = [{"seller_sku": code, "quantity": 1}]
        order = lever("orders", {"shop_id": shop["shop_id"], "lines": lines})["order_id"]
        for stage in stages:
            lever(f"orders/{order}/advance", {"to": stage})
spark("sync")
orders = spark("order", "list")
returns = spark("order", "return", "list")


def real(platform, about):
    """Returns what a marketplace's own routes call their things."""
    rows = [row for row in listings if row["platform"] == platform]
    ids = [row["order_id"] for row in orders if row["platform"] == platform]
    shop, names = [shops[platform]["shop_id"]], ["shopId", "shop_id", "sellerId"]
    things = {"productId": [row["product_id"] for row in rows]}
    for name in ("orderIds", "ids", "orderSns", "order_sns", "orderSn", "packageId"):
        things[name] = ids
    return {"about": about, "values": things | dict.fromkeys(names, shop)}


json.dump(
    [
        real("shopee", "/shopee/"),
        {
            "about": "/api/v1/",
            "values": {
                "shop": [shop["alias"] for shop in shops.values()],
                "sku": [row["seller_sku"] for row in listings],
                "listing": [row["listing"] for row in listings],
                "search": [listings[0]["seller_sku"][:3]],
            },
        },
        {"about": "/api/v1/orders/", "values": {"id": [row["order_id"] for row in orders]}},
        {"about": "/api/v1/returns/", "values": {"id": [row["return_id"] for row in returns]}},
        {"about": "/api/v1/runs/", "values": {"id": ["1", "2"]}},
        {"about": "/api/groups/", "values": {"gid": ["main"], "group_id": ["main"]}},
        real("tiktok", "/api/"),
    ],
    sys.stdout,
)
