// SPDX-License-Identifier: Apache-2.0
// Transfer files: whatever the bytes, every row has one fate, rejected rows stand where the report says, and
// the size of chunks changes nothing.
#include <string>

#include "engine/build/build_ledger.hpp"
#include "engine/values/error.hpp"
#include "loaders/csv/load_transfers.hpp"
#include "tests/fuzz/fuzzed.hpp"

using namespace sluice;

namespace {

LoadOptions options_of(fuzz::Input& input) {
  LoadOptions options;
  const auto choice = input.choose(64);
  if ((choice & 1) != 0) options.quote = '\'';
  if ((choice & 2) != 0) options.round_half_up = true;
  if ((choice & 4) != 0) options.empty_party = "CASH";
  if ((choice & 8) != 0) options.equal_times = EqualTimes::credits_first;
  if ((choice & 16) != 0) options.file_order_as_is = true;
  if ((choice & 32) != 0) options.map = {"payer=#2", "payee=#3", "time=#4", "amount=#5"};
  constexpr char delimiters[] = {0, ',', ';', '\t', '|', ' '};
  if (const char delimiter = delimiters[input.choose(6)]; delimiter != 0) options.delimiter = delimiter;
  return options;
}

/// All that a load says of its rows, and how many transfers it gives.
std::string load(std::string_view text, const LoadOptions& options, std::size_t chunk_bytes) {
  Progress progress;
  try {
    CurrencyList currencies(options);
    LedgerInput input;
    input.files.push_back({"f"});
    const auto report =
        load_transfers({"f", "f", text, nullptr}, 0, options, currencies, input, progress, chunk_bytes);
    std::string said;
    for (const auto& r : report.rejections) {
      fuzz::require(r.line > 0 && !r.expected.empty());
      said += std::to_string(r.line) + r.column + r.expected + r.found + r.row + "\n";
    }
    for (const auto& dropped : report.dropped) said += std::to_string(dropped.line) + dropped.id + "\n";
    input.currencies = currencies.list();
    const auto built = build_ledger(std::move(input), options.equal_times, progress);
    fuzz::require(report.records
                  == report.rejections.size() + report.failed + built.loaded + built.self + built.duplicates
                         + built.conflicts.size());
    const auto& transfers = built.ledger->transfers;
    fuzz::require(transfers.size() >= built.loaded);
    for (std::size_t t = 0; t < transfers.size(); ++t) {
      fuzz::require(transfers.amount[t] > Amount(0));
      said += std::to_string(transfers.line[t]) + " " + std::to_string(transfers.time[t].ns) + " "
              + std::to_string(transfers.amount[t].minor) + " " + std::to_string(transfers.payer[t].value)
              + " " + std::to_string(transfers.payee[t].value) + "\n";
    }
    return said;
  } catch (const UnreadableInput& error) {
    return error.what();
  } catch (const InvalidQuery& error) {
    return error.what();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const auto options = options_of(input);
  const auto chunk_bytes = 1 + input.choose(200);
  const auto whole = load(input.rest(), options, std::size_t{1} << 20);
  fuzz::require(load(input.rest(), options, chunk_bytes) == whole);
  return 0;
}
