"""PyPI tiktok-shop-api against the sandbox, unchanged but for the host."""

import json
import sys
from urllib.parse import parse_qs, urlsplit

import httpx
from tiktok_shop_api import TikTokShop, TikTokShopAuth, TikTokShopError
from tiktok_shop_api.generated.models import (
    InventorySearchRequest,
    SearchProductsRequest,
    UpdateInventoryRequest,
)

tiktok = json.loads(sys.argv[1])["tiktok"]
key, secret, host = tiktok["app_key"], tiktok["app_secret"], tiktok["api_url"]

auth = TikTokShopAuth(key, secret, tiktok["service_id"], base_url=tiktok["auth_url"])
consent = urlsplit(auth.authorization_url(type="seller", region="row", state="s&t"))
answer = httpx.get(f"{tiktok['authorize_url']}{consent.path}?{consent.query}&approve=auto", follow_redirects=False)
assert answer.status_code == 302, answer.text
back = parse_qs(urlsplit(answer.headers["location"]).query)
assert back["state"] == ["s&t"], back
tokens = auth.exchange_code(back["code"][0])
renewed = auth.refresh(tokens.refresh_token)
assert renewed.access_token != tokens.access_token

with TikTokShop(key, secret, access_token=renewed.access_token, base_url=host) as client:
    shops = client.authorization.get_authorized_shops().to_dict()["data"]["shops"]
    assert shops, "no shops"
    shop = client.with_shop(shop_cipher=shops[0]["cipher"])

    try:
        TikTokShop(key, "0" * 40, access_token=renewed.access_token, base_url=host).authorization.get_authorized_shops()
        raise AssertionError("a wrong secret was let in")
    except TikTokShopError as error:
        assert error.code != 0, error

    products, page = [], None
    while True:
        more = {} if page is None else {"page_token": page}
        found = shop.products.search_products(body=SearchProductsRequest(), page_size=20, **more).to_dict()["data"]
        products += found.get("products") or []
        page = found.get("next_page_token")
        if not page:
            break
    assert products, "no products"

    product = products[0]["id"]
    detail = shop.products.get_product(product).to_dict()["data"]
    sku = detail["skus"][0]["id"]
    search = InventorySearchRequest.from_dict({"sku_ids": [sku]})

    def stock() -> dict:
        found = shop.products.inventory_search(body=search).to_dict()["data"]["inventory"]
        return next(s for i in found for s in i["skus"] if s["id"] == sku)

    warehouse = stock()["warehouse_inventory"][0]["warehouse_id"]
    update = {"skus": [{"id": sku, "inventory": [{"warehouse_id": warehouse, "quantity": 31}]}]}
    shop.products.update_inventory(product, body=UpdateInventoryRequest.from_dict(update))
    assert stock()["total_available_quantity"] == 31, stock()

print(f"tiktok-shop-api: connected {shops[0]['name']}, read {len(products)} products, set and read back stock")
