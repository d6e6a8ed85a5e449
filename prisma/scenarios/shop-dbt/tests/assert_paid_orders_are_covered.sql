-- A completed order whose payments do not cover its amount is an error.
select order_id, order_amount, paid_amount
from {{ ref('fct_orders') }}
where order_status = 'completed' and not is_paid
