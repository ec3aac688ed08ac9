// SPDX-License-Identifier: Apache-2.0
#include "apps/report/implicated_report.hpp"

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/provenance.hpp"
#include "apps/report/query_json.hpp"

namespace sluice {
namespace {

std::vector<std::string_view> reasons(const ImplicatedAccount& account) {
  std::vector<std::string_view> why;
  if (account.confirmed) why.push_back("confirmed");
  if (account.traced) why.push_back("traced");
  if (account.in_chain) why.push_back("chains");
  return why;
}

std::string_view explain(Basis basis) {
  switch (basis) {
    case Basis::labels: return "confirmed by the labels";
    case Basis::traced: return "reached by traced money (haircut)";
    case Basis::chains:
      return "mules of chains and layered groups, since neither labels nor fraud payments are given";
  }
  return {};
}

}  // namespace

void write_implicated_query(const ImplicatedAnswer& answer, std::string_view ledger, JsonWriter& json) {
  write_query(answer.traced, ledger, json);
  json.list("basis", answer.implicated.basis, [&](Basis basis) { json.string(to_text(basis)); });
  if (const auto outside = answer.implicated.outside_confirmed; outside > 0)
    json.member("confirmed_outside", outside);
}

void write_why(const ImplicatedAccount& account, JsonWriter& json) {
  json.list("why", reasons(account), [&](std::string_view why) { json.string(why); });
}

std::string why_text(const ImplicatedAccount& account) {
  return fmt::format("{}", fmt::join(reasons(account), "+"));
}

void write_amounts(std::string_view name, std::span<const CurrencyAmount> amounts, const TransferGraph& graph,
                   JsonWriter& json) {
  json.list(name, amounts, [&](const CurrencyAmount& each) {
    json.begin_object();
    json.member("currency", graph.currency_code(each.currency));
    json.amount("amount", each.amount, graph.scale(each.currency));
    json.end_object();
  });
}

std::string amounts_text(std::span<const CurrencyAmount> amounts, const TransferGraph& graph) {
  std::string text;
  for (const auto& [currency, amount] : amounts)
    text += (text.empty() ? "" : ", ")
            + amount_text(amount, graph.scale(currency), graph.currency_code(currency));
  return text.empty() ? "-" : text;
}

void write_transfer_ids(std::string_view name, std::span<const TransferNo> transfers,
                        const TransferGraph& graph, JsonWriter& json) {
  json.list(name, transfers, [&](TransferNo transfer) { json.string(graph.transfer_id(transfer)); });
}

CsvWriter& write_account(CsvWriter& csv, const TransferGraph& graph, AccountNo account) {
  csv.cell(graph.account_id(account));
  for (const auto text : {AccountText::holder, AccountText::holder_name, AccountText::institution})
    csv.cell(graph.account_text(account, text));
  return csv;
}

CsvWriter& write_transfer(CsvWriter& csv, const TransferGraph& graph, TransferNo transfer) {
  const auto currency = graph.currency(transfer);
  csv.cell(graph.transfer_id(transfer));
  csv.cell(graph.account_id(graph.payer(transfer))).cell(graph.account_id(graph.payee(transfer)));
  csv.cell(to_iso8601(graph.time(transfer), graph.digits(transfer)));
  csv.amount(graph.amount(transfer), graph.scale(currency)).cell(graph.currency_code(currency));
  return write_provenance(csv, graph, transfer);
}

std::string implicated_text(const Implicated& implicated) {
  std::string by;
  for (const auto basis : implicated.basis)
    by += fmt::format("{}{}", by.empty() ? "" : ", or ", explain(basis));
  auto text = fmt::format("{} implicated: {}.\n", counted_text(implicated.accounts.size(), "account"), by);
  if (implicated.outside_confirmed > 0)
    text += fmt::format(
        "Not counted, since outside (cash points, merchants, uncovered accounts): {}; --follow takes a "
        "merchant "
        "in.\n",
        counted_text(implicated.outside_confirmed, "confirmed account"));
  return text;
}

}  // namespace sluice
