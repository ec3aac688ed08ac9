// SPDX-License-Identifier: Apache-2.0
#include "apps/report/statement_report.hpp"

#include <array>

#include <fmt/format.h>

#include "apps/report/display_text.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

std::string_view basis_text(Opening basis) {
  return basis == Opening::reconstructed ? "reconstructed" : "given";
}

std::string_view file_name(const Ledger& ledger, TransferNo t) {
  return ledger.files.name[ledger.transfers.file.empty() ? 0 : ledger.transfers.file[t.value]];
}

class StatementReport {
 public:
  StatementReport(const TransferGraph& graph, const Statement& statement)
      : graph_(graph), statement_(statement), accounts_(graph.ledger().accounts) {}

  void write_json(std::string_view hash, JsonWriter& json) const {
    json.begin_object();
    json.member("account", graph_.account_id(statement_.account));
    write_attributes(json);
    json.member("ledger", hash);
    json.key("pockets");
    json.begin_array();
    for (const auto& pocket : statement_.pockets) write_pocket(pocket, json);
    json.end_array();
    json.key("statement");
    json.begin_array();
    for (const auto& row : statement_.rows) write_row(row, json);
    json.end_array();
    json.end_object();
    json.finish();
  }

  std::string text(const Style& style) const {
    std::string text = style.bold(escape_for_terminal(graph_.account_id(statement_.account))) + '\n';
    add_attributes(text);
    for (const auto& pocket : statement_.pockets) add_pocket(pocket, text);
    if (!statement_.has_balance) text += "No balance: its own records are not loaded, or money ends there.\n";
    text += '\n';
    if (statement_.rows.empty()) return text + "No transfers.\n";
    Table table({{"Time"},
                 {"Transfer", Table::Align::left, 32},
                 {"Counterparty", Table::Align::left, id_width_max},
                 {"In", Table::Align::right},
                 {"Out", Table::Align::right},
                 {"Balance", Table::Align::right},
                 {"Source", Table::Align::left, 32}});
    for (const auto& row : statement_.rows) table.add_row(cells(row));
    return text + table.to_text(style);
  }

 private:
  std::optional<std::string_view> attribute(AccountText which) const {
    const auto text = graph_.account_text(statement_.account, which);
    return text.empty() ? std::nullopt : std::optional(text);
  }

  /// Moments known by the time of the graph's view.
  std::optional<std::string> moment(const Column<Time>& column) const {
    if (column.empty() || column[statement_.account.value] == unknown_time) return std::nullopt;
    const auto time = column[statement_.account.value];
    if (graph_.known_until() && time > *graph_.known_until()) return std::nullopt;
    return to_iso8601(time, 0);
  }

  std::optional<std::string_view> kind() const {
    const auto kind = accounts_.kind_of(statement_.account);
    return kind == AccountKind::unknown ? std::nullopt : std::optional(to_text(kind));
  }

  std::optional<bool> uncovered() const {
    const auto covered = accounts_.covered_of(statement_.account);
    return covered == Covered::by_default ? std::nullopt : std::optional(covered == Covered::no);
  }

  void write_attributes(JsonWriter& json) const {
    json.member("kind", kind());
    for (std::size_t i = 0; i < account_text_count; ++i) {
      const auto which = static_cast<AccountText>(i);
      json.member(to_text(which), attribute(which));
    }
    json.member("opened", moment(accounts_.opened));
    json.member("closed", moment(accounts_.closed));
    json.member("frozen", moment(accounts_.frozen));
    json.member("uncovered", uncovered());
    json.key("aliases");
    json.begin_array();
    for (const auto& alias : aliases()) json.string(alias);
    json.end_array();
  }

  std::vector<std::string_view> aliases() const {
    const auto& table = graph_.ledger().aliases;
    std::vector<std::string_view> found;
    for (std::size_t i = 0; i < table.account.size(); ++i)
      if (table.account[i] == statement_.account) found.push_back(table.alias[i]);
    return found;
  }

  void write_pocket(const StatementPocket& pocket, JsonWriter& json) const {
    const auto currency = graph_.currency(pocket.pocket);
    json.begin_object();
    json.member("currency", graph_.currency_code(currency));
    json.member("balance_basis",
                statement_.has_balance ? std::optional(basis_text(pocket.basis)) : std::nullopt);
    json.amount("opening", if_has_balance(pocket.opening), graph_.scale(currency));
    json.amount("closing", if_has_balance(pocket.closing), graph_.scale(currency));
    json.end_object();
  }

  void write_row(const StatementRow& row, JsonWriter& json) const {
    const auto number = row.key.transfer();
    const auto currency = graph_.currency(row.pocket);
    const auto scale = graph_.scale(currency);
    const auto amount = std::optional(row.amount);
    json.begin_object();
    json.member("transfer", row.is_transfer() ? std::optional(graph_.transfer_id(number)) : std::nullopt);
    json.member("time", to_iso8601(graph_.time(number), graph_.digits(number)));
    json.member("counterparty", counterparty(row));
    json.member("currency", graph_.currency_code(currency));
    json.amount("in", row.is_inflow ? amount : std::nullopt, scale);
    json.amount("out", row.is_inflow ? std::nullopt : amount, scale);
    json.amount("balance", if_has_balance(row.balance), scale);
    json.key("source");
    if (row.is_transfer()) {
      json.begin_object();
      json.member("file", file_name(graph_.ledger(), number));
      json.member("line", graph_.ledger().transfers.line[number.value]);
      json.end_object();
    } else {
      json.null();
    }
    json.end_object();
  }

  std::optional<Amount> if_has_balance(Amount amount) const {
    return statement_.has_balance ? std::optional(amount) : std::nullopt;
  }

  std::string_view counterparty(const StatementRow& row) const {
    return row.is_transfer() ? graph_.account_id(row.counterparty) : unseen_account;
  }

  void add_attributes(std::string& text) const {
    const auto line = [&](std::string_view name, std::string_view value) {
      text += fmt::format("{:<13}{}\n", name, escape_for_terminal(value));
    };
    if (const auto known = kind()) line("kind", *known);
    for (std::size_t i = 0; i < account_text_count; ++i) {
      const auto which = static_cast<AccountText>(i);
      if (const auto known = attribute(which)) line(to_text(which), *known);
    }
    if (const auto opened = moment(accounts_.opened)) line("opened", *opened);
    if (const auto closed = moment(accounts_.closed)) line("closed", *closed);
    if (const auto frozen = moment(accounts_.frozen)) line("frozen", *frozen);
    if (uncovered() == true) line("uncovered", "yes");
    for (const auto& alias : aliases()) line("also known as", std::string(" ").append(alias));
  }

  void add_pocket(const StatementPocket& pocket, std::string& text) const {
    if (!statement_.has_balance) return;
    const auto currency = graph_.currency(pocket.pocket);
    const auto money = [&](Amount amount) {
      return amount_text(amount, graph_.scale(currency), graph_.currency_code(currency));
    };
    text += fmt::format("{:<13}{}, at the end {} ({})\n", "opening", money(pocket.opening),
                        money(pocket.closing), basis_text(pocket.basis));
  }

  std::vector<std::string> cells(const StatementRow& row) const {
    const auto number = row.key.transfer();
    const auto currency = graph_.currency(row.pocket);
    const auto money = [&](Amount amount) {
      return amount_text(amount, graph_.scale(currency), graph_.currency_code(currency));
    };
    return {to_iso8601(graph_.time(number), graph_.digits(number)),
            row.is_transfer() ? graph_.transfer_id(number) : "",
            row.is_transfer() ? std::string(counterparty(row)) : "? (no row shows it)",
            row.is_inflow ? money(row.amount) : "",
            row.is_inflow ? "" : money(row.amount),
            statement_.has_balance ? money(row.balance) : "",
            row.is_transfer() ? fmt::format("{}:{}", file_name(graph_.ledger(), number),
                                            graph_.ledger().transfers.line[number.value])
                              : ""};
  }

  const TransferGraph& graph_;
  const Statement& statement_;
  const AccountTable& accounts_;
};

}  // namespace

void write_statement_json(const TransferGraph& graph, const Statement& statement, std::string_view hash,
                          JsonWriter& json) {
  StatementReport(graph, statement).write_json(hash, json);
}

std::string statement_text(const TransferGraph& graph, const Statement& statement, const Style& style) {
  return StatementReport(graph, statement).text(style);
}

}  // namespace sluice
