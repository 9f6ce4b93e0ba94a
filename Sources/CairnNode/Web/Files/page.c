// Embeds the page's files. A new file needs two entries here: its bytes and its path.

#include "CPage.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t abi_js[] = {
#embed "Resources/abi.js"
};
static const uint8_t act_js[] = {
#embed "Resources/act.js"
};
static const uint8_t act_view_js[] = {
#embed "Resources/act-view.js"
};
static const uint8_t actions_js[] = {
#embed "Resources/actions.js"
};
static const uint8_t amounts_js[] = {
#embed "Resources/amounts.js"
};
static const uint8_t app_js[] = {
#embed "Resources/app.js"
};
static const uint8_t beacon_view_js[] = {
#embed "Resources/beacon-view.js"
};
static const uint8_t beacon_js[] = {
#embed "Resources/beacon.js"
};
static const uint8_t cairn_svg[] = {
#embed "Resources/cairn.svg"
};
static const uint8_t call_js[] = {
#embed "Resources/call.js"
};
static const uint8_t contracts_js[] = {
#embed "Resources/contracts.js"
};
static const uint8_t describe_js[] = {
#embed "Resources/describe.js"
};
static const uint8_t dom_js[] = {
#embed "Resources/dom.js"
};
static const uint8_t duties_view_js[] = {
#embed "Resources/duties-view.js"
};
static const uint8_t fault_form_js[] = {
#embed "Resources/fault-form.js"
};
static const uint8_t feed_view_js[] = {
#embed "Resources/feed-view.js"
};
static const uint8_t feed_js[] = {
#embed "Resources/feed.js"
};
static const uint8_t holdings_view_js[] = {
#embed "Resources/holdings-view.js"
};
static const uint8_t holdings_js[] = {
#embed "Resources/holdings.js"
};
static const uint8_t index_html[] = {
#embed "Resources/index.html"
};
static const uint8_t keccak_js[] = {
#embed "Resources/keccak.js"
};
static const uint8_t known_errors_js[] = {
#embed "Resources/known-errors.js"
};
static const uint8_t known_methods_js[] = {
#embed "Resources/known-methods.js"
};
static const uint8_t language_js[] = {
#embed "Resources/language.js"
};
static const uint8_t preview_js[] = {
#embed "Resources/preview.js"
};
static const uint8_t restaking_js[] = {
#embed "Resources/restaking.js"
};
static const uint8_t restaking_view_js[] = {
#embed "Resources/restaking-view.js"
};
static const uint8_t rpc_js[] = {
#embed "Resources/rpc.js"
};
static const uint8_t sources_js[] = {
#embed "Resources/sources.js"
};
static const uint8_t style_css[] = {
#embed "Resources/style.css"
};
static const uint8_t validators_panel_js[] = {
#embed "Resources/validators-panel.js"
};
static const uint8_t validators_css[] = {
#embed "Resources/validators.css"
};
static const uint8_t values_js[] = {
#embed "Resources/values.js"
};
static const uint8_t waiting_view_js[] = {
#embed "Resources/waiting-view.js"
};
static const uint8_t wallet_js[] = {
#embed "Resources/wallet.js"
};
static const uint8_t words_beacon_js[] = {
#embed "Resources/words-beacon.js"
};
static const uint8_t words_eigenlayer_js[] = {
#embed "Resources/words-eigenlayer.js"
};
static const uint8_t words_etherfi_js[] = {
#embed "Resources/words-etherfi.js"
};
static const uint8_t words_lido_js[] = {
#embed "Resources/words-lido.js"
};
static const uint8_t words_tokens_js[] = {
#embed "Resources/words-tokens.js"
};
static const uint8_t i18n_en_json[] = {
#embed "Resources/i18n/en.json"
};
static const uint8_t i18n_zh_Hant_json[] = {
#embed "Resources/i18n/zh-Hant.json"
};

#define FILE_AT(path, bytes) {path, bytes, sizeof bytes}

static const struct CPageFile files[] = {
    FILE_AT("/abi.js", abi_js),
    FILE_AT("/act.js", act_js),
    FILE_AT("/act-view.js", act_view_js),
    FILE_AT("/actions.js", actions_js),
    FILE_AT("/amounts.js", amounts_js),
    FILE_AT("/app.js", app_js),
    FILE_AT("/beacon-view.js", beacon_view_js),
    FILE_AT("/beacon.js", beacon_js),
    FILE_AT("/cairn.svg", cairn_svg),
    FILE_AT("/call.js", call_js),
    FILE_AT("/contracts.js", contracts_js),
    FILE_AT("/describe.js", describe_js),
    FILE_AT("/dom.js", dom_js),
    FILE_AT("/duties-view.js", duties_view_js),
    FILE_AT("/fault-form.js", fault_form_js),
    FILE_AT("/feed-view.js", feed_view_js),
    FILE_AT("/feed.js", feed_js),
    FILE_AT("/holdings-view.js", holdings_view_js),
    FILE_AT("/holdings.js", holdings_js),
    FILE_AT("/", index_html),
    FILE_AT("/keccak.js", keccak_js),
    FILE_AT("/known-errors.js", known_errors_js),
    FILE_AT("/known-methods.js", known_methods_js),
    FILE_AT("/language.js", language_js),
    FILE_AT("/preview.js", preview_js),
    FILE_AT("/restaking.js", restaking_js),
    FILE_AT("/restaking-view.js", restaking_view_js),
    FILE_AT("/rpc.js", rpc_js),
    FILE_AT("/sources.js", sources_js),
    FILE_AT("/style.css", style_css),
    FILE_AT("/validators-panel.js", validators_panel_js),
    FILE_AT("/validators.css", validators_css),
    FILE_AT("/values.js", values_js),
    FILE_AT("/waiting-view.js", waiting_view_js),
    FILE_AT("/wallet.js", wallet_js),
    FILE_AT("/words-beacon.js", words_beacon_js),
    FILE_AT("/words-eigenlayer.js", words_eigenlayer_js),
    FILE_AT("/words-etherfi.js", words_etherfi_js),
    FILE_AT("/words-lido.js", words_lido_js),
    FILE_AT("/words-tokens.js", words_tokens_js),
    FILE_AT("/i18n/en.json", i18n_en_json),
    FILE_AT("/i18n/zh-Hant.json", i18n_zh_Hant_json),
};

size_t cpage_count(void) { return sizeof files / sizeof *files; }

struct CPageFile cpage_file(size_t index) { return files[index]; }
