<?php
/**
 * Tells Recolte the id of an order whose status changed, so that it leaves within seconds instead of at the next pass.
 * Nothing else is sent, nobody waits for it, and a ping that is lost does no harm: the next pass finds the change.
 */
if (!defined('_PS_VERSION_')) {
    exit;
}

require_once __DIR__ . '/SignedPing.php';

class Recolteping extends Module
{
    /** @var array<int, true> */
    private static array $changed = [];

    public function __construct()
    {
        $this->name = 'recolteping';
        $this->tab = 'administration';
        $this->version = '0.1.0';
        $this->author = 'Recolte';
        $this->need_instance = 0;
        $this->ps_versions_compliancy = ['min' => '1.7.0.0', 'max' => '9.99.99'];
        parent::__construct();
        $this->displayName = 'Recolte ping';
        $this->description = 'Tells Recolte which order changed, signed, after the page has been sent.';
    }

    public function install(): bool
    {
        return parent::install() && $this->registerHook('actionOrderHistoryAddAfter');
    }

    public function uninstall(): bool
    {
        Configuration::deleteByName('RECOLTE_PING_URL');
        Configuration::deleteByName('RECOLTE_PING_SECRET');

        return parent::uninstall();
    }

    /** @param array{order_history?: OrderHistory} $params */
    public function hookActionOrderHistoryAddAfter(array $params): void
    {
        $id = (int) ($params['order_history']->id_order ?? 0);
        if ($id === 0) {
            return;
        }
        if (self::$changed === []) {
            register_shutdown_function([self::class, 'send']);
        }
        self::$changed[$id] = true;
    }

    /** After the answer has left: neither a click in the back office nor a buyer waits for it. */
    public static function send(): void
    {
        if (function_exists('fastcgi_finish_request')) {
            fastcgi_finish_request();
        }
        $url = (string) Configuration::get('RECOLTE_PING_URL');
        $secret = (string) Configuration::get('RECOLTE_PING_SECRET');
        if ($url !== '' && $secret !== '') {
            RecolteSignedPing::send($url, $secret, array_keys(self::$changed));
        }
        self::$changed = [];
    }

    /** Two fields: the address and the secret that `recolte webhooks` shows. The secret is never shown again. */
    public function getContent(): string
    {
        $said = '';
        if (Tools::isSubmit('submitRecolteping')) {
            $url = trim((string) Tools::getValue('RECOLTE_PING_URL'));
            $secret = trim((string) Tools::getValue('RECOLTE_PING_SECRET'));
            if (filter_var($url, FILTER_VALIDATE_URL) === false) {
                $said = $this->displayError($this->l('This is no address.'));
            } else {
                Configuration::updateValue('RECOLTE_PING_URL', $url);
                if ($secret !== '') {
                    Configuration::updateValue('RECOLTE_PING_SECRET', $secret);
                }
                $said = $this->displayConfirmation($this->l('Saved.'));
            }
        }
        $form = new HelperForm();
        $form->module = $this;
        $form->token = Tools::getAdminTokenLite('AdminModules');
        $form->currentIndex = AdminController::$currentIndex . '&configure=' . $this->name;
        $form->submit_action = 'submitRecolteping';
        $form->fields_value = ['RECOLTE_PING_URL' => Configuration::get('RECOLTE_PING_URL'), 'RECOLTE_PING_SECRET' => ''];

        return $said . $form->generateForm([['form' => [
            'legend' => ['title' => 'Recolte'],
            'input' => [
                ['type' => 'text', 'name' => 'RECOLTE_PING_URL', 'label' => 'URL', 'required' => true],
                ['type' => 'password', 'name' => 'RECOLTE_PING_SECRET', 'label' => 'Secret (whsec_…)'],
            ],
            'submit' => ['title' => $this->l('Save')],
        ]]]);
    }
}
