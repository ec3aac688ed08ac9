// SPDX-License-Identifier: Apache-2.0
// Snapshots: a changed, cut or lengthened one is refused in a sentence, never read; so is any other file.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/build/build_ledger.hpp"
#include "engine/store/snapshot.hpp"
#include "engine/values/error.hpp"
#include "loaders/csv/forms.hpp"
#include "loaders/csv/load_transfers.hpp"
#include "tests/fuzz/fuzzed.hpp"

using namespace sluice;

namespace {

constexpr std::string_view written_ledger =
    "transfer_id,payer,payee,time,amount,currency\n"
    "T1,alice,bob,2024-03-01 10:00:00,120.00,EUR\n"
    "T2,bob,carol,2024-03-01 10:05:00,70.00,EUR\n"
    "T3,carol,alice,2024-03-02 09:00:00,500,JPY\n";

/// A folder of this process, with one sound snapshot in it; removed at the end.
class Workplace {
 public:
  Workplace() {
    auto pattern = (std::filesystem::temp_directory_path() / "sluice-fuzz-XXXXXX").string();
    fuzz::require(mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    // Records of verified files go there too.
    fuzz::require(setenv("XDG_CACHE_HOME", pattern.c_str(), 1) == 0);
    const LoadOptions options;
    CurrencyList currencies(options);
    LedgerInput input;
    input.files.push_back({"f"});
    Progress progress;
    load_transfers({"f", "f", written_ledger, nullptr}, 0, options, currencies, input, progress);
    input.currencies = currencies.list();
    const auto built = build_ledger(std::move(input), options.equal_times, progress);
    write_snapshot(*built.ledger, path(), progress);
    std::ifstream file(path(), std::ios::binary);
    sound_.assign(std::istreambuf_iterator<char>(file), {});
  }
  ~Workplace() { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path() const { return folder_ / "snapshot"; }
  [[nodiscard]] const std::string& sound() const { return sound_; }

 private:
  std::filesystem::path folder_;
  std::string sound_;
};

/// The sound snapshot, changed byte by byte as the input says, then cut or lengthened.
std::string changed(const std::string& sound, fuzz::Input& input) {
  auto bytes = sound;
  for (auto changes = input.choose(8); changes > 0; --changes) {
    // Most of what decides stands in the header and the table after it.
    const auto at = input.choose(256) + 256 * input.choose(static_cast<unsigned>(sound.size() / 256));
    bytes[at] = static_cast<char>(input.choose(256));
  }
  if (input.choose(4) == 1) bytes.resize(bytes.size() - input.choose(256));
  return bytes + std::string(input.rest());
}

bool opens(const std::string& path, bool map) {
  try {
    (void)open_snapshot(path, {.map = map, .verify = VerifyWhen::always});
    return true;
  } catch (const UnreadableInput& error) {
    fuzz::require(*error.what() != '\0');
    return false;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Workplace workplace;
  fuzz::Input input(data, size);
  const bool any_file = input.choose(4) == 1;
  const auto bytes = any_file ? std::string(input.rest()) : changed(workplace.sound(), input);
  std::ofstream(workplace.path(), std::ios::binary) << bytes;
  const bool is_sound = bytes == workplace.sound();
  fuzz::require(opens(workplace.path(), true) == is_sound);
  fuzz::require(opens(workplace.path(), false) == is_sound);
  return 0;
}
