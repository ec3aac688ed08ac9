// SPDX-License-Identifier: Apache-2.0
#include "apps/report/gangs_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

/// Accounts that a row names; more are counted.
constexpr std::size_t accounts_named = 4;

class GangsText {
 public:
  GangsText(const GangsAnswer& answer, const TransferGraph& graph, std::size_t rows_max, const Style& style)
      : answer_(answer), graph_(graph), rows_max_(rows_max), style_(style) {}

  std::string write() const {
    return unknown_payments_text(answer_.who.found, rows_max_, style_) + gangs() + ties() + hubs()
           + implicated_text(answer_.who.implicated)
           + fmt::format("{} found.\n", counted_text(answer_.found.gangs.size(), "gang"))
           + "Nobody is guilty by a tie: look at the transfers and at who held the cards.\n";
  }

 private:
  std::string gangs() const {
    Table table({{"Gang", Table::Align::right},
                 {"Accounts", Table::Align::right},
                 {"Implicated", Table::Align::right},
                 {"Holders", Table::Align::right},
                 {"Came in", Table::Align::right},
                 {"First"},
                 {"Last"},
                 {"First of them"}});
    for (std::size_t i = 0; i < shown(); ++i) {
      const auto& gang = answer_.found.gangs[i];
      const auto [first, last] = gang_times(gang, graph_);
      table.add_row({count_text(i + 1), count_text(gang.accounts.size()), count_text(gang.implicated.size()),
                     gang.holders.empty() ? "not known" : count_text(gang.holders.size()),
                     amounts_text(gang.amounts, graph_), first, last, names(gang.accounts)});
    }
    return section_text("Gangs", table, answer_.found.gangs.size(), "gang", style_);
  }

  std::string ties() const {
    Table table({{"Gang", Table::Align::right},
                 {"Tie"},
                 {"Value", Table::Align::left, id_width_max},
                 {"Accounts", Table::Align::right},
                 {"First of them"}});
    std::size_t count = 0;
    for (std::size_t i = 0; i < answer_.found.gangs.size(); ++i)
      for (const auto& tie : answer_.found.gangs[i].ties) {
        if (count++ >= rows_max_ || i >= shown()) continue;
        table.add_row({count_text(i + 1), std::string(to_text(tie.kind)), tie_value(tie, graph_),
                       count_text(tie.accounts.size()), names(tie.accounts)});
      }
    return section_text("What ties them", table, count, "tie", style_);
  }

  std::string hubs() const {
    Table table({{"Shared"},
                 {"Value", Table::Align::left, id_width_max},
                 {"Accounts", Table::Align::right},
                 {"Involved", Table::Align::right}});
    const auto& hubs = answer_.found.hubs;
    for (const auto& hub : std::span(hubs).first(std::min(rows_max_, hubs.size())))
      table.add_row({std::string(to_text(hub.shared.kind)),
                     std::string(graph_.ledger().texts[hub.shared.value]),
                     count_text(hub.shared.accounts.size()), count_text(hub.involved)});
    return section_text("Shared by too many to tie (--hub)", table, hubs.size(), "value", style_);
  }

  std::size_t shown() const { return std::min(rows_max_, answer_.found.gangs.size()); }

  std::string names(const std::vector<AccountNo>& accounts) const {
    std::string text;
    for (std::size_t i = 0; i < std::min(accounts.size(), accounts_named); ++i)
      text += fmt::format("{}{}", i == 0 ? "" : ", ", graph_.account_id(accounts[i]));
    return accounts.size() > accounts_named ? text + ", …" : text;
  }

  const GangsAnswer& answer_;
  const TransferGraph& graph_;
  std::size_t rows_max_;
  const Style& style_;
};

}  // namespace

std::string gangs_text(const GangsAnswer& answer, const TransferGraph& graph, std::size_t rows_max,
                       const Style& style) {
  return GangsText(answer, graph, rows_max, style).write();
}

}  // namespace sluice
