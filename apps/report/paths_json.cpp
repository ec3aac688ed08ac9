// SPDX-License-Identifier: Apache-2.0
#include "apps/report/paths_json.hpp"

#include "apps/report/query_json.hpp"
#include "apps/report/rule_text.hpp"

namespace sluice {
namespace {

class PathsJson {
 public:
  PathsJson(const PathsReport& report, JsonWriter& json, Progress& progress)
      : report_(report), traced_(report.traced()), json_(json), progress_(progress) {}

  void write(std::string_view ledger) {
    json_.begin_object();
    json_.member("rule", to_text(traced_.query().rule));
    write_query(traced_.query(), ledger, json_);
    json_.member("decomposition", report_.decomposition());
    progress_.begin("writing", report_.shown().size());
    json_.list("paths", report_.shown(), [&](const FundPath* shown) {
      path(*shown);
      progress_.advance(1);
    });
    write_unknown_at(traced_.found(), json_);
    json_.end_object();
    json_.finish();
  }

 private:
  void path(const FundPath& path) {
    const auto scale = traced_.scale(path.pocket);
    json_.begin_object();
    json_.member("source", traced_.source_id(path.source));
    json_.member("victim", traced_.victim(path.source));
    json_.member("currency", traced_.currency_code(path.pocket));
    json_.amount("amount", path.amount, scale);
    json_.amount("recoverable", path.recoverable, scale);
    json_.member("end", to_text(path.end));
    json_.member("account", traced_.account_id(path.pocket));
    json_.amount("bottleneck", report_.bottleneck(path), scale);
    json_.list("hops", report_.hops(path), [&](const ShownHop& shown) { hop(shown, scale); });
    json_.end_object();
  }

  void hop(const ShownHop& hop, int scale) {
    json_.begin_object();
    json_.member("transfer", traced_.transfer_id(*hop.row));
    json_.member("payer", traced_.account_id(hop.row->payer));
    json_.member("payee", traced_.account_id(hop.row->payee));
    json_.member("time", traced_.time_text(hop.row->key.transfer()));
    json_.amount("amount", hop.row->amount, scale);
    json_.seconds("dwell_seconds", hop.dwell);
    json_.end_object();
  }

  const PathsReport& report_;
  const TraceReport& traced_;
  JsonWriter& json_;
  Progress& progress_;
};

}  // namespace

void write_paths_json(const PathsReport& report, std::string_view ledger, JsonWriter& json,
                      Progress& progress) {
  PathsJson(report, json, progress).write(ledger);
}

}  // namespace sluice
