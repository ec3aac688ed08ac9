// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "engine/store/check_invariants.hpp"
#include "engine/store/check_ranges.hpp"
#include "engine/store/columns.hpp"
#include "engine/store/mapped_file.hpp"
#include "engine/store/snapshot.hpp"
#include "engine/store/snapshot_table.hpp"
#include "engine/store/verified_record.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

/// A snapshot whose header and table are checked, its ledger made of the file's own bytes.
class SnapshotFile {
 public:
  SnapshotFile(const std::string& path, bool map)
      : path_(path), file_(std::make_shared<FileBytes>(path, map)), table_(decode_table(file_->bytes())) {
    attach_columns();
  }

  std::shared_ptr<const Ledger> ledger() const { return ledger_; }
  const SnapshotTable& table() const { return table_; }

  std::string content_hash() const {
    std::vector<ColumnBytes> columns;
    std::vector<ColumnDigests> digests;
    for (const auto& entry : table_.entries) {
      columns.push_back({entry.name, entry.element_size, entry.count, entry.is_content, {}});
      digests.push_back(entry.digests);
    }
    return join_digests(columns, digests);
  }

  bool is_recorded() const { return is_recorded_as_verified(path_, file_->identity(), table_.checksum); }

  void verify(bool deep, Progress& progress) const {
    check_bytes(progress);
    progress.begin("checking indices", 0);
    check_ranges(*ledger_);
    progress.check();
    if (deep) check_invariants(ledger_);
    const auto now = identify(file_->file().number());
    if (!now || now->size != file_->identity().size || now->modified != file_->identity().modified)
      throw SnapshotDamage("another program changed it while it was verified");
    record_as_verified(path_, file_->file().number(), file_->identity(), table_.checksum);
  }

 private:
  void attach_columns() {
    auto ledger = std::make_shared<Ledger>();
    std::size_t next = 0;
    visit_columns(*ledger, [&]<class T>(std::string_view name, Column<T>& column, Content) {
      const auto* entry = next < table_.entries.size() ? &table_.entries[next++] : nullptr;
      if (entry == nullptr || entry->name != name || entry->element_size != sizeof(T))
        throw SnapshotDamage(fmt::format("its column {} is missing or of another kind", name));
      if (entry->count == 0) return;
      // Columns begin at multiples of 64 bytes of a mapping, so they are aligned for any T.
      const auto* first = reinterpret_cast<const T*>(file_->bytes().data() + entry->offset);
      column = Column<T>(std::span(first, static_cast<std::size_t>(entry->count)), file_);
    });
    if (next != table_.entries.size()) throw SnapshotDamage("it has columns that do not belong to it");
    ledger_ = std::move(ledger);
  }

  void check_bytes(Progress& progress) const {
    progress.begin("verifying the snapshot", table_.file_size);
    const auto columns = list_columns(*ledger_);
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (columns[c].is_content != table_.entries[c].is_content)
        throw SnapshotDamage(fmt::format("its column {} is wrongly marked", columns[c].name));
    const auto digests =
        digest_columns(columns, [&](const ColumnBlock& block) { progress.advance(block.bytes.size()); });
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const auto& stored = table_.entries[c].digests;
      if (digests[c].checksum != stored.checksum)
        throw SnapshotDamage(fmt::format("the bytes of {} do not match their checksum", columns[c].name));
      if (digests[c].digest != stored.digest)
        throw SnapshotDamage(fmt::format("the bytes of {} do not match their digest", columns[c].name));
    }
    check_padding();
  }

  void check_padding() const {
    const auto bytes = file_->bytes();
    auto end = table_.entries.front().offset;
    const auto check = [&](std::uint64_t from, std::uint64_t to) {
      if (std::ranges::any_of(bytes.subspan(from, to - from), [](std::byte b) { return b != std::byte{0}; }))
        throw SnapshotDamage(fmt::format("bytes {} to {}, between two columns, are not 0", from, to - 1));
    };
    for (const auto& entry : table_.entries) {
      check(end, entry.offset);
      end = entry.end();
    }
    check(end, table_.file_size);
  }

  std::string path_;
  std::shared_ptr<FileBytes> file_;
  SnapshotTable table_;
  std::shared_ptr<const Ledger> ledger_;
};

/// f(), with what is wrong with the snapshot put into a sentence for the user.
template <class F>
auto name_problems(const std::string& path, F f) {
  try {
    return f();
  } catch (const SnapshotDamage& damage) {
    throw UnreadableInput(
        fmt::format("{} is damaged: {}; load it again from the source files", path, damage.what()));
  } catch (const SnapshotUnknown& unknown) {
    throw UnreadableInput(fmt::format("{} {}; load it from the source files", path, unknown.what()));
  }
}

}  // namespace

bool is_snapshot(const std::string& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  std::array<std::byte, 8> head{};
  if (!file.is_open() || !identify(file.number())) return false;
  return ::read(file.number(), head.data(), head.size()) == static_cast<ssize_t>(head.size())
         && has_snapshot_magic(head);
}

OpenedSnapshot open_snapshot(const std::string& path, const OpenOptions& options, Progress& progress) {
  return name_problems(path, [&] {
    const SnapshotFile snapshot(path, options.map);
    if (options.verify == VerifyWhen::always || !snapshot.is_recorded()) snapshot.verify(false, progress);
    return OpenedSnapshot{snapshot.ledger(), snapshot.content_hash()};
  });
}

OpenedSnapshot open_snapshot(const std::string& path, const OpenOptions& options) {
  Progress progress;
  return open_snapshot(path, options, progress);
}

Verified verify_snapshot(const std::string& path, bool deep, Progress& progress) {
  return name_problems(path, [&] {
    const SnapshotFile snapshot(path, true);
    snapshot.verify(deep, progress);
    const auto& ledger = *snapshot.ledger();
    return Verified{snapshot.content_hash(), snapshot.table().file_size, snapshot.table().entries.size(),
                    ledger.accounts.size(),  ledger.pockets.size(),      ledger.transfers.size()};
  });
}

}  // namespace sluice
