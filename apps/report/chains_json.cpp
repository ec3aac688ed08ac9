// SPDX-License-Identifier: Apache-2.0
#include "apps/report/chains_json.hpp"

namespace sluice {
namespace {

class ChainsJson {
 public:
  ChainsJson(const TransferGraph& graph, JsonWriter& json) : graph_(graph), json_(json) {}

  void write(const ChainsAnswer& answer, std::string_view ledger) {
    json_.begin_object();
    json_.member("ledger", ledger);
    json_.member("hand_offs", answer.hand_offs);
    json_.list("chains", answer.chains, [&](const MuleChain& chain) { write_chain(chain); });
    json_.list("groups", answer.groups, [&](const LayeredGroup& group) { write_group(group); });
    json_.end_object();
    json_.finish();
  }

 private:
  void write_chain(const MuleChain& chain) {
    const auto currency = graph_.currency(chain.transfers.front());
    json_.begin_object();
    json_.member("currency", graph_.currency_code(currency));
    write_transfers(chain.transfers);
    json_.list("mules", chain.mules, [&](PocketNo mule) { json_.string(graph_.account_id(mule)); });
    json_.amount("amount_in", graph_.amount(chain.transfers.front()), graph_.scale(currency));
    json_.amount("amount_out", graph_.amount(chain.transfers.back()), graph_.scale(currency));
    json_.seconds("seconds", total_time(graph_, chain.transfers));
    json_.end_object();
  }

  void write_group(const LayeredGroup& group) {
    json_.begin_object();
    json_.member("currency", graph_.currency_code(group.currency));
    json_.list("accounts", group.mules, [&](const LayeredGroup::Mule& mule) {
      json_.begin_object();
      json_.member("account", graph_.account_id(mule.pocket));
      json_.member("level", mule.level);
      json_.end_object();
    });
    write_transfers(group.transfers);
    json_.amount("amount", group.amount, graph_.scale(group.currency));
    json_.end_object();
  }

  void write_transfers(std::span<const TransferNo> transfers) {
    json_.list("transfers", transfers,
               [&](TransferNo transfer) { json_.string(graph_.transfer_id(transfer)); });
  }

  const TransferGraph& graph_;
  JsonWriter& json_;
};

}  // namespace

void write_chains_json(const ChainsAnswer& answer, const TransferGraph& graph, std::string_view ledger,
                       JsonWriter& json) {
  ChainsJson(graph, json).write(answer, ledger);
}

}  // namespace sluice
