select
    id as order_item_id,
    order_id,
    product_id,
    quantity,
    {{ cents_to_amount('discount_cents') }} as discount_amount
from {{ source('shop_raw', 'raw_order_items') }}
