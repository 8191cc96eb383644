// npm @congminh1254/shopee-sdk against the sandbox, unchanged but for the host.

import assert from "node:assert/strict";
import { ShopeeSDK } from "@congminh1254/shopee-sdk";

const { shopee } = JSON.parse(process.argv[2]);
const options = {
  partner_id: shopee.partner_id,
  partner_key: shopee.partner_key,
  base_url: `${shopee.api_url}/api/v2`,
  base_auth_url: `${shopee.api_url}/auth`,
};

const sdk = new ShopeeSDK(options);
const consent = sdk.getAuthorizationUrl("http://127.0.0.1:5588/callback?from=sdk", { state: "s&t" });
const answer = await fetch(`${consent}&approve=auto`, { redirect: "manual" });
assert.equal(answer.status, 302, await answer.text());
const back = new URL(answer.headers.get("location")).searchParams;
assert.equal(back.get("state"), "s&t");
assert.equal(back.get("from"), "sdk");
await sdk.authenticateWithCode(back.get("code"), Number(back.get("shop_id")));
const shop = await sdk.shop.getShopInfo();
assert.equal(shop.status, "NORMAL");

const stranger = new ShopeeSDK({ ...options, partner_key: "0".repeat(64) });
await stranger.tokenStorage.store(await sdk.getAuthToken());
await assert.rejects(stranger.shop.getShopInfo(), /error_sign|Wrong sign/);

const items = [];
for (let offset = 0; ; ) {
  const { response } = await sdk.product.getItemList({ offset, page_size: 20, item_status: ["NORMAL", "UNLIST"] });
  items.push(...(response.item ?? []));
  if (!response.has_next_page) break;
  offset = response.next_offset;
}
assert.ok(items.length > 0, "no items");

const ids = items.slice(0, 50).map((item) => item.item_id);
const { response: base } = await sdk.product.getItemBaseInfo({ item_id_list: ids });
assert.equal(base.item_list.length, ids.length);
const shown = async (item, model) => {
  if (model === undefined) {
    const { response } = await sdk.product.getItemBaseInfo({ item_id_list: [item] });
    return response.item_list[0].stock_info_v2.summary_info.total_available_stock;
  }
  const { response } = await sdk.product.getModelList({ item_id: item });
  return response.model.find((one) => one.model_id === model).stock_info_v2.summary_info.total_available_stock;
};

const plain = base.item_list.find((item) => !item.has_model);
const varied = base.item_list.find((item) => item.has_model);
assert.ok(plain && varied, "the sandbox sells items with and without models");
await sdk.product.updateStock({ item_id: plain.item_id, stock_list: [{ seller_stock: [{ stock: 17 }] }] });
assert.equal(await shown(plain.item_id), 17);

const { response: models } = await sdk.product.getModelList({ item_id: varied.item_id });
const model = models.model[0].model_id;
const { response: updated } = await sdk.product.updateStock({
  item_id: varied.item_id,
  stock_list: [
    { model_id: model, seller_stock: [{ stock: 23 }] },
    { model_id: 1, seller_stock: [{ stock: 5 }] },
  ],
});
assert.deepEqual(updated.success_list.map((row) => row.model_id), [model]);
assert.equal(updated.failure_list[0].failed_reason, "Wrong model_id.");
assert.equal(await shown(varied.item_id, model), 23);

const before = await sdk.getAuthToken();
await sdk.refreshToken();
const after = await sdk.getAuthToken();
assert.notEqual(after.access_token, before.access_token);
assert.equal(await shown(plain.item_id), 17);

console.log(`shopee-sdk: connected ${shop.shop_name}, read ${items.length} items, set and read back stock`);
