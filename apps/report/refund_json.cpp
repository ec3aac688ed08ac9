// SPDX-License-Identifier: Apache-2.0
#include "apps/report/refund_json.hpp"

#include "apps/report/query_json.hpp"

namespace sluice {
namespace {

class RefundJson {
 public:
  RefundJson(const RefundReport& report, JsonWriter& json) : report_(report), json_(json) {}

  void write(const std::optional<std::vector<RefundChange>>& changes, std::string_view ledger) {
    const auto& answer = report_.answer();
    json_.begin_object();
    json_.member("method", report_.method());
    json_.member("formula", report_.formula());
    write_query(report_.traced(), ledger, json_);
    json_.list("rows", answer.rows, [&](const Allocation& each) { row(each); });
    write_refund_victims(report_, json_);
    json_.list("accounts", answer.accounts, [&](const AccountRemainder& each) { account(each); });
    json_.list("receipts", answer.receipts, [&](const Receipt& each) { receipt(each); });
    if (changes) json_.list("changes", *changes, [&](const RefundChange& each) { change(each); });
    write_unknown_at(report_.found(), json_);
    json_.end_object();
    json_.finish();
  }

 private:
  void row(const Allocation& row) {
    json_.begin_object();
    place(row.pocket);
    json_.member("victim", report_.victim(row.victim));
    json_.amount("amount", row.amount, report_.scale(row.pocket));
    json_.member("step", report_.step(row));
    json_.list("transfers", row.transfers,
               [&](TransferNo transfer) { json_.string(report_.graph().transfer_id(transfer)); });
    if (row.step == RefundStep::proportion) json_.member("notice_days", notice_days);
    json_.end_object();
  }

  void account(const AccountRemainder& account) {
    const auto scale = report_.scale(account.pocket);
    json_.begin_object();
    place(account.pocket);
    json_.amount("frozen", account.frozen, scale);
    json_.amount("returned", account.returned, scale);
    json_.amount("remains", account.remains(), scale);
    json_.member("reason", report_.reason(account));
    json_.end_object();
  }

  void receipt(const Receipt& receipt) {
    const auto currency = report_.graph().currency(receipt.transfer);
    json_.begin_object();
    json_.member("victim", report_.victim(receipt.victim));
    json_.member("transfer", report_.graph().transfer_id(receipt.transfer));
    json_.member("currency", report_.graph().currency_code(currency));
    json_.amount("amount", receipt.amount, report_.graph().scale(currency));
    json_.end_object();
  }

  void change(const RefundChange& change) {
    json_.begin_object();
    json_.member("account", change.account);
    json_.member("currency", change.currency);
    json_.member("victim", change.victim);
    json_.amount("before", change.before, change.scale);
    json_.amount("after", change.after, change.scale);
    json_.end_object();
  }

  void place(PocketNo pocket) {
    json_.member("account", report_.account_id(pocket));
    json_.member("currency", report_.currency_code(pocket));
  }

  const RefundReport& report_;
  JsonWriter& json_;
};

}  // namespace

void write_refund_json(const RefundReport& report, const std::optional<std::vector<RefundChange>>& changes,
                       std::string_view ledger, JsonWriter& json) {
  RefundJson(report, json).write(changes, ledger);
}

void write_refund_victims(const RefundReport& report, JsonWriter& json) {
  json.list("victims", report.answer().victims, [&](const VictimBalance& balance) {
    const auto scale = report.graph().scale(balance.currency);
    json.begin_object();
    json.member("victim", report.victim(balance.victim));
    json.member("currency", report.graph().currency_code(balance.currency));
    json.amount("loss", balance.loss, scale);
    json.amount("repaid", balance.repaid, scale);
    json.amount("returned", balance.returned, scale);
    json.amount("open", balance.open(), scale);
    json.end_object();
  });
}

}  // namespace sluice
