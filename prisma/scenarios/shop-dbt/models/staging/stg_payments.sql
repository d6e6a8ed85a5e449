select
    id as payment_id,
    order_id,
    method as payment_method,
    kind as payment_kind,
    {{ cents_to_amount('amount_cents') }} as amount,
    cast(paid_at as timestamp) as paid_at
from {{ source('shop_raw', 'raw_payments') }}
