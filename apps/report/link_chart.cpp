// SPDX-License-Identifier: Apache-2.0
#include "apps/report/link_chart.hpp"

#include <fmt/format.h>

#include "apps/report/csv_writer.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/output_folder.hpp"

namespace sluice {
namespace {

class LinkChart {
 public:
  LinkChart(const PathsReport& report, const PathMap& map) : traced_(report.traced()), map_(map) {}

  void write_entities(CsvWriter csv) const {
    csv.text_row({"id", "label", "kind", "institution", "holder", "holder_name", "region", "phone",
                  "currency", "ends", "recoverable"});
    for (const auto& [id, account] : map_.accounts) {
      csv.cell(id).cell(label(id, account)).cell(kind(account));
      for (const auto attribute : {AccountText::institution, AccountText::holder, AccountText::holder_name,
                                   AccountText::region, AccountText::phone})
        csv.cell(traced_.account_text(account.pocket, attribute));
      write_amounts(account, csv);
      csv.end_row();
    }
    csv.finish();
  }

  void write_links(CsvWriter csv) const {
    csv.text_row({"id", "from", "to", "time", "amount", "path_amount", "currency", "label"});
    for (const auto& [transfer, on_paths] : map_.transfers) {
      const auto& row = traced_.trace().transfers[transfer];
      const auto scale = traced_.scale(row.payer);
      const auto currency = traced_.currency_code(row.payer);
      const auto time = traced_.time_text(row.key.transfer());
      csv.cell(link_id(row)).cell(traced_.account_id(row.payer)).cell(traced_.account_id(row.payee));
      csv.cell(time).amount(row.amount, scale).amount(on_paths, scale).cell(currency);
      csv.cell(fmt::format("{} {}", amount_text(on_paths, scale, currency), time));
      csv.end_row();
    }
    csv.finish();
  }

 private:
  std::string label(const std::string& id, const PathMap::Account& account) const {
    auto label = id;
    for (const auto attribute : {AccountText::holder_name, AccountText::institution})
      if (const auto text = traced_.account_text(account.pocket, attribute); !text.empty())
        label += fmt::format(", {}", text);
    return label;
  }

  std::string_view kind(const PathMap::Account& account) const {
    if (traced_.is_unseen(account.pocket)) return to_text(AccountKind::unknown);
    const auto& graph = traced_.graph();
    return to_text(graph.ledger().accounts.kind_of(graph.account(account.pocket)));
  }

  /// Currencies of one account stand in one cell: an importer takes each id for one entity.
  void write_amounts(const PathMap::Account& account, CsvWriter& csv) const {
    std::string currencies, ends, recoverable;
    const auto add = [](std::string& cell, std::string_view text) {
      if (!cell.empty()) cell += "; ";
      cell += text;
    };
    for (const auto& [currency, ended] : account.ended) {
      const auto scale = traced_.graph().scale(currency);
      add(currencies, traced_.graph().currency_code(currency));
      add(ends, to_decimal(ended.amount, scale));
      add(recoverable, to_decimal(ended.recoverable, scale));
    }
    csv.cell(currencies).cell(ends).cell(recoverable);
  }

  /// Unique also for rows of completion, which have no id of their own.
  std::string link_id(const TracedTransfer& row) const {
    if (const auto id = traced_.transfer_id(row)) return *id;
    return fmt::format("?{}#{}", traced_.graph().transfer_id(row.key.transfer()),
                       static_cast<int>(row.key.phase()));
  }

  const TraceReport& traced_;
  const PathMap& map_;
};

}  // namespace

std::vector<std::filesystem::path> link_chart_files(const std::filesystem::path& folder) {
  return {folder / "entities.csv", folder / "links.csv"};
}

void write_link_chart(const PathsReport& report, const PathMap& map, const std::filesystem::path& folder) {
  create_output_folder(folder);
  const auto files = link_chart_files(folder);
  const LinkChart chart(report, map);
  chart.write_entities(CsvWriter(files[0]));
  chart.write_links(CsvWriter(files[1]));
}

}  // namespace sluice
