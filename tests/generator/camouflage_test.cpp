// SPDX-License-Identifier: Apache-2.0
#include "generator/camouflage.hpp"

#include <set>

#include "tests/generator/made_ledger.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using made::Folder;
using made::rows_of;

namespace {

/// What a level's camouflage looks like in the files.
struct Level {
  explicit Level(int level) {
    GenerateQuery query;
    query.directory = folder.path.string();
    query.accounts = 6'000;
    query.transfers = 30'000;
    query.cases = 10;
    query.seed = 11;
    query.behaviour.cases.camouflage_level = level;
    result = generate(query);
    std::map<std::string, made::Row> by_id;
    for (auto& row : rows_of(folder.path / "transfers.csv")) by_id[row.at("transfer_id")] = row;
    for (const auto& row : rows_of(folder.path / "truth-accounts.csv"))
      if (row.at("role") == "mule") mules.insert(row.at("account"));
    for (const auto& row : rows_of(folder.path / "truth.csv"))
      count(row.at("role"), by_id.at(row.at("transfer_id")));
  }

  void count(const std::string& role, const made::Row& transfer) {
    const auto hour = std::stoi(transfer.at("time").substr(11, 2));
    ++by_role[role];
    if (role == "camouflage") channels.insert(transfer.at("channel"));
    if (role == "mule" && made::minor(transfer.at("amount")) % 100 == 0) ++round;
    if (role != "victim" && (hour < 7 || hour >= 22)) ++at_night;
    const auto& device = transfer.at("device");
    if (role != "victim" && mules.contains(transfer.at("payer")) && !device.empty())
      devices[transfer.at("payer")].insert(device);
  }

  Folder folder;
  Generated result;
  std::set<std::string> mules, channels;
  std::map<std::string, int> by_role;
  std::map<std::string, std::set<std::string>> devices;
  int round = 0, at_night = 0;
};

}  // namespace

TEST_CASE("each level of camouflage hides more") {
  const Level none(0), some(1), more(2), most(3);
  CHECK(none.by_role.count("camouflage") == 0);
  CHECK(some.by_role.at("camouflage") > 0);
  CHECK(more.by_role.at("camouflage") > 3 * some.by_role.at("camouflage"));
  CHECK(most.by_role.at("camouflage") > more.by_role.at("camouflage"));
  CHECK(more.channels.contains("batch"));  // salaries

  CHECK((none.at_night > 0 && some.at_night > 0));
  CHECK((more.at_night == 0 && most.at_night == 0));
  CHECK(none.round * 5 > 2 * none.by_role.at("mule"));
  CHECK(more.round * 10 < more.by_role.at("mule"));

  int several = 0;
  for (const auto& [mule, devices] : more.devices) CHECK(devices.size() == 1);
  for (const auto& [mule, devices] : most.devices) several += devices.size() >= 2 ? 1 : 0;
  CHECK(several * 2 > std::ssize(most.devices));
}

TEST_CASE("the night is moved into the day in order, within a day, and never back") {
  auto before = daytime_ms(0);
  for (std::int64_t time_ms = 0; time_ms < 3 * day_ms; time_ms += 97'001) {
    const auto moved = daytime_ms(time_ms), hour = moved / (day_ms / 24) % 24;
    CHECK((moved >= time_ms && moved >= before));
    CHECK((hour >= 7 && hour < 22));
    CHECK(daytime_ms(time_ms + day_ms) - moved == day_ms);
    before = moved;
  }
}
